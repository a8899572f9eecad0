/** The instant at which clocks in that zone show `clock` ("16:00"), that many days from today there. */
export function zonedTime(days: number, clock: string, timeZone: string): Date {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date())
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  const guess = new Date(`${day.toISOString().slice(0, 10)}T${clock}:00Z`)
  return new Date(guess.getTime() - offset(guess, timeZone))
}

/** How far clocks in the zone are ahead of UTC at that instant, in milliseconds. */
function offset(instant: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00'
  const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return new Date(shown).getTime() - instant.getTime()
}
