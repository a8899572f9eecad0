/** Every key that does something, for the list that "?" opens. */
export const keyGroups: readonly {
  title: string
  keys: readonly { press: string; does: string; letter?: true }[]
}[] = [
  {
    title: 'Anywhere',
    keys: [
      { press: 'Ctrl or ⌘ K', does: 'Find a client, a page or an action' },
      { press: 'G, then H', does: 'Go to your home', letter: true },
      { press: 'G, then C', does: 'Go to the clients, as a coach', letter: true },
      { press: 'G, then P', does: 'Go to the plan', letter: true },
      { press: 'G, then R', does: 'Go to the roadmap', letter: true },
      { press: 'G, then S', does: 'Go to the sessions', letter: true },
      { press: 'Esc', does: 'Close, and go back to where you were' },
      { press: '?', does: 'This list', letter: true },
    ],
  },
  {
    title: 'In a list',
    keys: [
      { press: 'J and K', does: 'Next row, row before', letter: true },
      { press: 'Enter or O', does: 'Open the row' },
    ],
  },
  {
    title: 'In a session',
    keys: [
      { press: 'Alt 1 to 4', does: 'Plan, shared notes, commitments, private notes' },
      { press: 'Ctrl or ⌘ ⇧ L', does: 'Follow me, on or off' },
      { press: 'Ctrl or ⌘ Alt C', does: 'Make the selected words a commitment' },
      { press: '/ on an empty line', does: 'In the shared notes: a commitment' },
    ],
  },
  {
    title: 'In a plan',
    keys: [
      { press: 'J and K', does: 'Next section, section before', letter: true },
      { press: 'Ctrl or ⌘ \\', does: 'Show or hide the outline' },
      { press: 'Ctrl or ⌘ ⇧ Y', does: 'Next change' },
      { press: 'Ctrl or ⌘ Alt M', does: 'Comment on the selected words' },
      { press: 'Ctrl or ⌘ Alt A', does: 'Ask a question about them' },
      { press: 'Ctrl or ⌘ Alt N, P', does: 'Next conversation, the one before' },
      { press: 'Ctrl or ⌘ Enter', does: 'Send a comment' },
      { press: '/ on an empty line', does: 'Insert what the section can hold' },
      { press: 'Alt ↑ and Alt ↓', does: 'Move a card, a skill or a milestone' },
      { press: 'Enter', does: 'In a line of a circle: begin the next' },
      { press: 'Ctrl or ⌘ Z', does: 'Take back; with Shift, do it again' },
      { press: 'Alt F10', does: 'Bold, italic, link, lists' },
    ],
  },
]
