import type { RecordEntry } from '@/lib/audit/queries'
import type { Verb } from '@/lib/audit/verbs'

type Told = Pick<RecordEntry, 'verb' | 'byMe' | 'who' | 'session' | 'takesOver' | 'subject'>

/** One thing that happened, as a sentence for the one who reads it. A name that is not theirs to know stays unsaid. */
export function recordSentence(entry: Told): string {
  const who = entry.byMe ? 'You' : (entry.who?.name ?? 'Somebody else in this practice')
  return `${who} ${entry.verb ? what(entry.verb, entry) : 'did something that this version has no word for'}.`
}

function what(verb: Verb, { byMe, session, takesOver, subject }: Told): string {
  const numbered = session === null ? 'a session' : `session ${session}`
  const colleague = takesOver ?? 'a colleague'
  const whom = subject ? (subject.isMe ? 'you' : subject.name) : 'somebody'
  const whose = subject ? (subject.isMe ? 'your role' : `the role of ${subject.name}`) : 'somebody’s role'
  const words: Record<Verb, string> = {
    'practice started': 'started the practice',
    'practice changed': 'changed the settings of the practice',
    'practice closed': 'closed the practice',
    'practice reopened': 'opened the practice again',
    'invitation sent': `invited ${whom}`,
    'invitation sent again': `sent the invitation of ${whom} again`,
    'invitation revoked': `took back the invitation of ${whom}`,
    'invitation accepted': 'accepted the invitation',
    'clients imported': 'invited several clients from a list',
    'role changed': `changed ${whose}`,
    'member left': 'left the practice',
    'member removed': `took ${whom} out of the practice`,
    'details changed': `changed ${byMe ? 'your' : 'their'} name, place or time zone`,
    'engagement started': 'began the engagement',
    'engagement paused': 'paused the engagement',
    'engagement resumed': 'resumed the engagement',
    'engagement ended': 'ended the engagement',
    'handover proposed': `asked whether ${colleague} may take over`,
    'handover withdrawn': `took back the question whether ${colleague} may take over`,
    'handover declined': `said no to ${takesOver ? `${takesOver} taking over` : 'another coach'}`,
    'handover accepted': `said yes to another coach${subject ? `, after ${subject.isMe ? 'you' : subject.name}` : ''}`,
    'section shared': 'shared a section of the private draft',
    'vision begun from file': 'began the vision from a file',
    'vision read': 'read the vision',
    'vision exported': 'took the vision along as a file',
    'record exported': 'took this record along as a file',
    'review asked': 'asked for the vision to be read',
    'review withdrawn': 'took back asking for the vision to be read',
    'changes asked': 'read the vision and asked for changes',
    'review passed': 'read the vision and found it ready',
    'version proposed': 'froze a version of the vision',
    'version withdrawn': 'took back a version',
    'version sent back': 'sent a version back for a change',
    'version signed': 'signed a version',
    'version agreed': 'gave a version its second signature: it is agreed',
    'version exported': 'took a version along as a file',
    'session booked': `booked ${numbered}`,
    'session moved': `moved ${numbered} to another time`,
    'session cancelled': `cancelled ${numbered}`,
    'session linked': `changed the meeting link of ${numbered}`,
    'session opened': `opened ${numbered}`,
    'session ended': `ended ${numbered}`,
    'calendar linked': 'made a private address for a calendar',
    'calendar unlinked': 'ended the private address of a calendar',
    'topic added': 'put something on the agenda',
    'topic changed': 'changed the agenda',
    'topic taken off': 'took something off the agenda',
    'topic reached': 'ticked off a topic of the agenda',
    'answers ready': `said that the answers for ${numbered} may be read`,
    'recap sent': `sent the recap of ${numbered}`,
    'recap read': `read the recap of ${numbered}`,
    'comment written': 'wrote a comment',
    'comment edited': 'changed a comment',
    'comment deleted': 'deleted a comment',
    'thread resolved': 'resolved a conversation',
    'thread reopened': 'opened a conversation again',
    'question asked': 'asked a question for the next session',
    'question withdrawn': 'took back a question',
    'suggestion made': 'suggested other words',
    'suggestion applied': 'took over suggested words',
    'suggestion declined': 'left suggested words aside',
    'commitment made': 'wrote down a commitment',
    'commitment kept': 'settled a commitment as kept',
    'commitment let go': 'let go of a commitment',
    'commitment changed': 'changed a commitment into another',
    'signal dismissed': 'said why a signal of drift may rest',
    'checked in': 'checked in',
    'template copied': 'began a template of the practice’s own',
    'template changed': 'saved a new version of a template',
    'template retired': 'retired a template',
    'vision moved': 'moved the vision to a newer version of its template',
    'access refused': 'asked for something that is not open to them, and was shown nothing'.replace(
      'them',
      byMe ? 'you' : 'them',
    ),
  }
  return words[verb]
}
