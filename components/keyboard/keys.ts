/** Every key that does something, for the list that "?" opens. */
export const keyGroups: readonly {
  title: string
  keys: readonly { press: string; does: string; letter?: true }[]
}[] = [
  {
    title: 'Anywhere',
    keys: [{ press: '?', does: 'This list', letter: true }],
  },
  {
    title: 'In a plan',
    keys: [
      { press: 'J and K', does: 'Next section, section before', letter: true },
      { press: 'Ctrl or ⌘ \\', does: 'Show or hide the outline' },
      { press: '/ on an empty line', does: 'Insert what the section can hold' },
      { press: 'Alt ↑ and Alt ↓', does: 'Move a card, a skill or a milestone' },
      { press: 'Enter', does: 'In a line of a circle: begin the next' },
      { press: 'Ctrl or ⌘ Z', does: 'Take back; with Shift, do it again' },
      { press: 'Alt F10', does: 'Bold, italic, link, lists' },
      { press: 'Esc', does: 'Close, and go back to where you were' },
    ],
  },
]
