import { describe, expect, it } from 'vitest'
import { largestList, readClients, withoutThose, wordsOfFile } from './csv'

const defaults = { purpose: 'A first vision plan', startsOn: '2026-12-01', sessionsAgreed: 6 }
const read = (text: string) => readClients(text, defaults)
const clients = (text: string) => read(text).rows.map(({ client }) => client)
const troubles = (text: string) => read(text).rows.map(({ line, trouble }) => [line, trouble])

describe('a list of clients', () => {
  it('is read with what it leaves out filled in', () => {
    expect(clients('First name,Last name,Email\nDaniel,Reyes,daniel@post.example\n')).toEqual([
      { firstName: 'Daniel', lastName: 'Reyes', email: 'daniel@post.example', ...defaults },
    ])
  })

  it('is read with all of its columns, in any order and however they are called', () => {
    const text =
      'E-MAIL;start_date;Sessions;Full name;Purpose\nd@post.example;2027-01-04;10;Daniel de la Cruz;"Operations; then launch"\n'
    expect(clients(text)).toEqual([
      {
        firstName: 'Daniel',
        lastName: 'de la Cruz',
        email: 'd@post.example',
        purpose: 'Operations; then launch',
        startsOn: '2027-01-04',
        sessionsAgreed: 10,
      },
    ])
  })

  it.each([
    ['a byte order mark', '\uFEFFname,email\nAna Ruiz,a@post.example'],
    ['lines as Windows ends them', 'name,email\r\nAna Ruiz,a@post.example\r\n'],
    ['lines as old Macs end them', 'name,email\rAna Ruiz,a@post.example\r'],
    ['tabs, as a paste from a spreadsheet has them', 'name\temail\nAna Ruiz\ta@post.example'],
    ['spaces and empty lines around', 'name , email\n\n  Ana Ruiz ,  a@post.example \n,\n\n'],
    ['quotes around everything', '"name","email"\n"Ana Ruiz","a@post.example"'],
  ])('is read with %s', (_what, text) => {
    expect(clients(text)).toMatchObject([{ firstName: 'Ana', lastName: 'Ruiz', email: 'a@post.example' }])
  })

  it('keeps quotes and new lines that are quoted', () => {
    expect(read('name,email\n"Ana ""Nan"" Ruiz",a@post.example').rows).toMatchObject([
      { name: 'Ana "Nan" Ruiz', trouble: null },
    ])
    expect(troubles('name,email\n"Ana\nRuiz\u0007",a@post.example')).toEqual([
      [3, expect.stringContaining('one line of letters')],
    ])
  })

  it('says of each bad row where it stands and what is wrong, and leaves the good ones good', () => {
    const text = [
      'first name,last name,email,sessions,start',
      'Ana,Ruiz,ana@post.example,6,2026-12-01',
      ',Ruiz,ben@post.example,6,2026-12-01',
      'Cy,Ruiz,cy.post.example,6,2026-12-01',
      'Di,Ruiz,,6,2026-12-01',
      'Ed,Ruiz,ed@post.example,six,2026-12-01',
      'Fy,Ruiz,fy@post.example,0,2026-12-01',
      'Gus,Ruiz,gus@post.example,6,12/01/2026',
      'Hal,Ruiz,ANA@post.example,6,2026-12-01',
      'Ivy,Ruiz,ivy@post.example,6,2026-02-30',
      'Jo,Ruiz,jo@post.example',
    ].join('\n')
    expect(troubles(text)).toEqual([
      [2, null],
      [3, 'Write their first name.'],
      [4, expect.stringContaining('an @ and a domain')],
      [5, 'Write their email address.'],
      [6, expect.stringContaining('Sessions')],
      [7, 'Agree on one session at least.'],
      [8, expect.stringContaining('Write the start as a date')],
      [9, 'The same address stands in line 2.'],
      [10, expect.stringContaining('Write the start as a date')],
      [11, null],
    ])
  })

  it.each([
    ['UTF-8', [0x52, 0x65, 0x6e, 0xc3, 0xa9, 0x65]],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x52, 0x65, 0x6e, 0xc3, 0xa9, 0x65]],
    ['what Windows saves', [0x52, 0x65, 0x6e, 0xe9, 0x65]],
    ['UTF-16', [0xff, 0xfe, 0x52, 0, 0x65, 0, 0x6e, 0, 0xe9, 0, 0x65, 0]],
    ['UTF-16, the other way round', [0xfe, 0xff, 0, 0x52, 0, 0x65, 0, 0x6e, 0, 0xe9, 0, 0x65]],
  ])('reads Renée out of a file in %s', (_what, bytes) => {
    expect(wordsOfFile(new Uint8Array(bytes).buffer)).toBe('Renée')
  })

  it('of a whole practice is read as one: two hundred, with what people write into spreadsheets', () => {
    const rows = Array.from({ length: 200 }, (_, at) => {
      if (at % 50 === 1) return `"O""Neil, Ann";"ann.${at - 1}@post.example";"six"`
      if (at % 50 === 2) return `Twice;ann.${at - 2}@POST.example;6`
      return `"Ann ${at}; de Vries";ann.${at}@post.example;${at % 50 === 0 ? '' : '6'}`
    })
    const { rows: read, trouble } = readClients(
      `\uFEFFname;email;sessions\r\n${rows.join('\r\n')}\r\n`,
      defaults,
    )
    expect(trouble).toBeNull()
    expect(read).toHaveLength(200)
    const bad = read.filter(({ client }) => !client)
    expect(bad.map(({ line }) => line)).toEqual([3, 4, 53, 54, 103, 104, 153, 154])
    expect(bad[0]).toMatchObject({ name: 'O"Neil, Ann', trouble: expect.stringContaining('Sessions') })
    expect(bad[1]?.trouble).toBe('The same address stands in line 2.')
  })

  it('does not run what looks like a formula: it is a name, or it is refused as one', () => {
    expect(read('name,email\n=1+1,a@post.example').rows[0]).toMatchObject({ name: '=1+1' })
  })

  it('marks who is in the practice already', () => {
    const { rows } = read('name,email\nAna Ruiz,Ana@post.example\nBen Ode,ben@post.example')
    expect(withoutThose(rows, ['ana@post.example']).map(({ trouble }) => trouble)).toEqual([
      expect.stringContaining('is invited already'),
      null,
    ])
  })

  it.each([
    ['nothing', '  \n', /nothing in this list/],
    ['no column names', 'Ana Ruiz,a@post.example\nBen Ode,b@post.example', /names the columns/],
    ['no addresses', 'name,phone\nAna Ruiz,1', /names the columns/],
    ['column names alone', 'name,email\n', /nobody under them/],
    ['a quote that is never closed', 'name,email\n"Ana Ruiz,a@post.example\n', /do not match up/],
    ['a quote in the middle of a word', 'name,email\nAna "Ruiz,a@post.example\n', /do not match up/],
    ['more than two hundred', `name,email\n${'Ana,a@post.example\n'.repeat(201)}`, /201 clients/],
    ['more than 2 MB', `name,email\n${'x'.repeat(largestList)}`, /2 MB/],
  ])('is refused whole with %s', (_what, text, sentence) => {
    const { rows, trouble } = read(text)
    expect(rows).toEqual([])
    expect(trouble).toMatch(sentence)
  })
})
