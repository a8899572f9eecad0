import { elementKinds } from '@/lib/visions/document/element-kinds'
import type { Told } from '@/lib/visions/document/told'
import { type Circle, type CirclesDrawing, circleOrder, drawCircles } from '@/lib/visions/drawings/circles'

export const circleNames: Record<Circle, string> = elementKinds.spark.fields.circle.options

/** The drawing of these sparks and of the places where they meet. */
export function drawSparks(
  sparks: readonly Pick<Told<'spark'>, 'id' | 'fields'>[],
  overlaps: readonly Pick<Told<'overlap'>, 'id' | 'fields'>[],
): CirclesDrawing {
  const phrases = (circle: Circle) =>
    sparks
      .filter(({ fields }) => fields.circle === circle && fields.text.trim() !== '')
      .map(({ id, fields }) => ({ id, words: fields.text }))
  return drawCircles(
    { lights: phrases('lights'), well: phrases('well'), reaching: phrases('reaching') },
    overlaps
      .filter(({ fields }) => fields.name.trim() !== '')
      .map(({ id, fields }) => ({ id, words: fields.name, circles: circlesOf(fields.sparks, sparks) })),
  )
}

/** The circles in which the sparks of an overlap lie. */
export function circlesOf(
  linked: readonly string[],
  sparks: readonly Pick<Told<'spark'>, 'id' | 'fields'>[],
): Circle[] {
  const lying = new Set(sparks.filter(({ id }) => linked.includes(id)).map(({ fields }) => fields.circle))
  return circleOrder.filter((circle) => lying.has(circle))
}
