import type { Who } from '@/components/ui/avatar'

/** A person's two colors on the thing they are in. */
export const personOutline: Record<Who, string> = {
  coach: 'outline-2 outline-coach',
  client: 'outline-2 outline-client',
  neutral: 'outline-2 outline-ink-2',
}

export const personFill: Record<Who, string> = {
  coach: 'bg-coach text-paper',
  client: 'bg-client text-paper',
  neutral: 'bg-ink-2 text-paper',
}

export const personTint: Record<Who, string> = {
  coach: 'bg-coach-soft',
  client: 'bg-client-soft',
  neutral: 'bg-sunk',
}
