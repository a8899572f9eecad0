import { careerAndLife } from '@/lib/visions/document/career-and-life'
import type { Template } from '@/lib/visions/document/template'

const builtIn: readonly Template[] = [careerAndLife]

/** What a new vision starts from. */
export const defaultTemplate = careerAndLife

/** The template a vision was started with. A vision without one cannot be read, so there is no quiet answer. */
export function templateOf(vision: { templateKey: string; templateVersion: number }): Template {
  const found = builtIn.find(
    (template) => template.key === vision.templateKey && template.version === vision.templateVersion,
  )
  if (!found) throw new Error(`No template ${vision.templateKey}, version ${vision.templateVersion}`)
  return found
}
