import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ElementContent } from '@/lib/visions/document/content'
import { namesIn } from '@/lib/visions/document/tell'
import { OneChange } from './difference'

test('a clash is told by what pulls against what, and not by the name of its kind', () => {
  const element = (id: string, kind: ElementContent['kind'], fields: ElementContent['fields']) =>
    ({ id, kind, fields }) as ElementContent
  const names = namesIn(
    [
      element('lead', 'target_role', { title: 'Launch lead' }),
      element('supper', 'nonnegotiable', { statement: 'Home for supper' }),
    ],
    {},
  )
  const clash = element('clash', 'clash', { between: ['lead', 'supper'], standing: 'open' })
  const told = renderToStaticMarkup(
    <OneChange
      change={{ kind: 'element-added', section: 'meet', element: clash, position: 1 }}
      names={names}
    />,
  )
  expect(told).toContain('Launch lead, Home for supper')
  expect(told).not.toContain('Between')
})
