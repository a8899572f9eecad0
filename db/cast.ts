// The people of the demo practice, of the unit tests and of the browser tests. Ids are fixed, so that a test can name
// anyone; dates are days from the day of seeding, so that the demo is always about now.

export const ids = {
  harbor: '0190a000-0000-7000-8000-000000000001',
  tidewater: '0190a000-0000-7000-8000-000000000002',
} as const

export type CastPractice = {
  id: string
  slug: string
  name: string
  mark: string
  accentHue: number
  timeZone: string
}

export const practices: Record<'harbor' | 'tidewater', CastPractice> = {
  harbor: {
    id: ids.harbor,
    slug: 'harbor',
    name: 'Harbor Coaching',
    mark: 'anchor',
    accentHue: 166,
    timeZone: 'America/New_York',
  },
  tidewater: {
    id: ids.tidewater,
    slug: 'tidewater',
    name: 'Tidewater Careers',
    mark: 'signpost',
    accentHue: 245,
    timeZone: 'Europe/London',
  },
}

export type CastMember = {
  id: string
  practiceId: string
  role: 'owner' | 'coach' | 'client'
  name: string
  email: string
  timeZone: string
  place: string
}

const member = (
  number: number,
  practice: keyof typeof practices,
  role: CastMember['role'],
  name: string,
  email: string,
  timeZone: string,
  place: string,
): CastMember => ({
  id: `0190a000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
  practiceId: practices[practice].id,
  role,
  name,
  email,
  timeZone,
  place,
})

const eastern = 'America/New_York'

export const cast = {
  // Runs the business, coaches nobody, reads no plan.
  ingrid: member(1, 'harbor', 'owner', 'Ingrid Solberg', 'ingrid@harbor.example', eastern, 'Portland, Maine'),
  maya: member(2, 'harbor', 'coach', 'Maya Okafor', 'maya@harbor.example', eastern, 'Portland, Maine'),
  daniel: member(
    3,
    'harbor',
    'client',
    'Daniel Reyes',
    'daniel.reyes@northfield.example',
    'America/Denver',
    'Denver',
  ),
  // The colleague: same practice, another coach.
  jonas: member(4, 'harbor', 'coach', 'Jonas Weber', 'jonas@harbor.example', eastern, 'Portland, Maine'),
  // One login, two practices: a client here, a coach next door.
  sofia: member(5, 'harbor', 'client', 'Sofia Marin', 'sofia.marin@post.example', 'Europe/London', 'Bristol'),
  sofiaNextDoor: member(
    6,
    'tidewater',
    'coach',
    'Sofia Marin',
    'sofia.marin@post.example',
    'Europe/London',
    'Bristol',
  ),
  // Next door.
  amara: member(
    7,
    'tidewater',
    'coach',
    'Amara Diallo',
    'amara@tidewater.example',
    'Europe/London',
    'Bristol',
  ),
  felix: member(
    8,
    'tidewater',
    'client',
    'Felix Brandt',
    'felix.brandt@post.example',
    'Europe/Berlin',
    'Leipzig',
  ),
  // Maya's other clients.
  priya: member(10, 'harbor', 'client', 'Priya Raman', 'priya.raman@post.example', eastern, 'Boston'),
  tomas: member(
    11,
    'harbor',
    'client',
    'Tomás Lindqvist',
    'tomas.lindqvist@post.example',
    'Europe/Stockholm',
    'Malmö',
  ),
  luca: member(12, 'harbor', 'client', 'Luca Moretti', 'luca.moretti@post.example', eastern, 'Providence'),
  aisha: member(13, 'harbor', 'client', 'Aisha Bello', 'aisha.bello@post.example', eastern, 'Hartford'),
  ben: member(14, 'harbor', 'client', 'Ben Whitaker', 'ben.whitaker@post.example', eastern, 'Bangor'),
  grace: member(
    15,
    'harbor',
    'client',
    'Grace Kim',
    'grace.kim@post.example',
    'America/Los_Angeles',
    'Seattle',
  ),
  hannah: member(16, 'harbor', 'client', 'Hannah Osei', 'hannah.osei@post.example', eastern, 'New Haven'),
  ruth: member(
    17,
    'harbor',
    'client',
    'Ruth Abrams',
    'ruth.abrams@post.example',
    'America/Chicago',
    'Chicago',
  ),
  noor: member(
    18,
    'harbor',
    'client',
    'Noor Haddad',
    'noor.haddad@post.example',
    'America/Toronto',
    'Toronto',
  ),
  samuel: member(
    19,
    'harbor',
    'client',
    'Samuel Adeyemi',
    'samuel.adeyemi@post.example',
    eastern,
    'Baltimore',
  ),
  jon: member(20, 'harbor', 'client', 'Jon Park', 'jon.park@post.example', eastern, 'Burlington'),
} as const satisfies Record<string, CastMember>

export type CastName = keyof typeof cast

export type CastEngagement = {
  id: string
  coach: CastName
  client: CastName
  purpose: string
  status: 'invited' | 'active' | 'paused' | 'ended'
  /** Days from today: negative is past. */
  startedDays: number
  /** A line of the coach, in the invitation that was accepted a day later. */
  line?: string
  sessionsAgreed: number
  /** Sessions already held, and the days on which they were. */
  held: number[]
  /** Days from today and clock time where the coach lives. */
  next?: { days: number; at: string }
  visionId: string
  documents: { vision: string; privateDraft: string }
}

/** Which session of an engagement it is, counted from one. */
export const castSession = ({ id }: { id: string }, number: number) =>
  `0190a000-0000-7000-8000-00000600${id.slice(-2)}${String(number).padStart(2, '0')}`

const engagement = (
  number: number,
  coach: CastName,
  client: CastName,
  purpose: string,
  rest: Omit<CastEngagement, 'id' | 'coach' | 'client' | 'purpose' | 'visionId' | 'documents'>,
): CastEngagement => {
  const two = String(number).padStart(2, '0')
  return {
    id: `0190a000-0000-7000-8000-0000000002${two}`,
    coach,
    client,
    purpose,
    visionId: `0190a000-0000-7000-8000-0000000005${two}`,
    documents: {
      vision: `0190a000-0000-7000-8000-0000000003${two}`,
      privateDraft: `0190a000-0000-7000-8000-0000000004${two}`,
    },
    ...rest,
  }
}

export const castEngagements = {
  daniel: engagement(1, 'maya', 'daniel', 'Operations to product-launch lead', {
    status: 'active',
    startedDays: -119,
    sessionsAgreed: 12,
    held: [-112, -98, -84, -70, -56, -35, -21],
    next: { days: 0, at: '16:00' },
  }),
  priya: engagement(2, 'maya', 'priya', 'Staff nurse to clinical educator', {
    status: 'active',
    startedDays: -90,
    line: 'No rush before we meet. One sentence is plenty to talk about for an hour.',
    sessionsAgreed: 10,
    held: [-80, -60, -40, -12],
    next: { days: 5, at: '11:00' },
  }),
  tomas: engagement(3, 'maya', 'tomas', 'Credit analyst to climate finance', {
    status: 'active',
    startedDays: -55,
    sessionsAgreed: 8,
    held: [-48, -27, -13],
    // Well before Grace’s hour, which is also tomorrow’s when today’s is over.
    next: { days: 1, at: '08:30' },
  }),
  luca: engagement(4, 'maya', 'luca', 'Head chef to food-safety trainer', {
    status: 'active',
    startedDays: -84,
    sessionsAgreed: 10,
    held: [-77, -50, -21],
    next: { days: 11, at: '14:00' },
  }),
  aisha: engagement(5, 'maya', 'aisha', 'In-house counsel to general counsel', {
    status: 'active',
    startedDays: -150,
    sessionsAgreed: 12,
    held: [-140, -119, -98, -77, -44],
  }),
  ben: engagement(6, 'maya', 'ben', 'Site engineer, back from burnout', {
    status: 'active',
    startedDays: -95,
    sessionsAgreed: 10,
    held: [-90, -64, -36],
    next: { days: 7, at: '17:30' },
  }),
  grace: engagement(7, 'maya', 'grace', 'Product designer to design director', {
    status: 'active',
    startedDays: -130,
    sessionsAgreed: 12,
    held: [-120, -100, -80, -60, -30, -14],
    next: { days: 0, at: '10:00' },
  }),
  hannah: engagement(8, 'maya', 'hannah', 'Policy adviser to chief of staff', {
    status: 'active',
    startedDays: -84,
    sessionsAgreed: 10,
    held: [-77, -56, -28],
    next: { days: 5, at: '15:00' },
  }),
  ruth: engagement(9, 'maya', 'ruth', 'School principal to district lead', {
    status: 'active',
    startedDays: -170,
    sessionsAgreed: 10,
    held: [-160, -140, -120, -100, -80, -60, -40, -15],
    next: { days: 6, at: '13:00' },
  }),
  noor: engagement(10, 'maya', 'noor', 'Data analyst to research lead', {
    status: 'active',
    startedDays: -70,
    sessionsAgreed: 8,
    held: [-63, -42, -14],
    next: { days: 14, at: '10:00' },
  }),
  samuel: engagement(11, 'maya', 'samuel', 'Warehouse lead to logistics manager', {
    status: 'active',
    startedDays: -100,
    sessionsAgreed: 8,
    held: [-91, -63, -35],
    next: { days: 15, at: '09:00' },
  }),
  jon: engagement(12, 'maya', 'jon', 'Journalist to communications lead', {
    status: 'invited',
    startedDays: -3,
    sessionsAgreed: 6,
    held: [],
  }),
  sofia: engagement(13, 'jonas', 'sofia', 'From coaching others to leading a practice', {
    status: 'active',
    startedDays: -60,
    sessionsAgreed: 6,
    held: [-50, -20],
    next: { days: 3, at: '10:30' },
  }),
  felix: engagement(14, 'amara', 'felix', 'Lab technician to quality manager', {
    status: 'active',
    startedDays: -45,
    sessionsAgreed: 8,
    held: [-38, -17],
    next: { days: 2, at: '12:00' },
  }),
} as const satisfies Record<string, CastEngagement>
