import type postgres from 'postgres'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { liftWall } from './lift-wall'

export type Pseudonymized = { pseudonym: string; versions: number; signatures: number }

type Sealed = { clientId?: string; coachId?: string; memberId?: string } & Record<string, unknown>

/**
 * Puts a pseudonym in the place of a person's name wherever a practice knows them by it, what they signed included. For
 * the operator alone, as the owner of the tables, where the law asks it. The words that both signed stay as they are; of
 * what was sealed the hash stays, so that whoever knows the name can still show that it was theirs (lib/signoffs/verify.ts).
 */
export async function pseudonymize(
  admin: postgres.Sql,
  { practice, email }: { practice: string; email: string },
): Promise<Pseudonymized> {
  return admin.begin(async (sql) => {
    await sql`set local role waymark_owner`
    const done = await liftWall(sql, walled, async () => {
      const member = await findMember(sql, practice, email)
      const pseudonym = `Former ${member.role} ${member.id.slice(-6)}`
      await sql`update members set name = ${pseudonym} where practice_id = ${member.practiceId} and id = ${member.id}`
      // Signatures first: the name as it was sealed stands in their version.
      const signatures = await inSignatures(sql, member, pseudonym)
      const versions = await inVersions(sql, member, pseudonym)
      return { pseudonym, versions, signatures }
    })
    await sql`reset role`
    return done
  })
}

const walled = ['practices', 'logins', 'members', 'engagements', 'versions', 'sign_offs']

type Member = { practiceId: string; id: string; role: string; name: string }

/** Somebody whose work is over: a plan that two people are writing has two names. */
async function findMember(sql: postgres.TransactionSql, practice: string, email: string): Promise<Member> {
  const [member] = await sql<(Member & { underWay: boolean })[]>`
    select m.practice_id as "practiceId", m.id, m.role, m.name, exists (
      select 1 from engagements e where e.practice_id = m.practice_id and m.id in (e.coach_id, e.client_id)
        and e.status <> 'ended') as "underWay"
    from members m join practices p on p.id = m.practice_id join logins l on l.id = m.login_id
    where p.slug = ${practice} and lower(l.email) = lower(${email})`
  if (!member) throw new Error(`Nobody with the address ${email} is a member of ${practice}.`)
  if (member.underWay) throw new Error(`${member.name} has work under way. End it first.`)
  return member
}

async function inVersions(sql: postgres.TransactionSql, member: Member, pseudonym: string): Promise<number> {
  const rows = await sql<{ id: string; seal: string }[]>`
    select id, seal from versions where practice_id = ${member.practiceId}
      and ${member.id} in (seal::jsonb ->> 'clientId', seal::jsonb ->> 'coachId')`
  for (const { id, seal } of rows) {
    const fields: Sealed = JSON.parse(seal)
    const replaced = canonicalJson({
      ...fields,
      ...(fields.clientId === member.id && { clientName: pseudonym }),
      ...(fields.coachId === member.id && { coachName: pseudonym }),
    })
    await sql`
      update versions set seal = ${replaced},
        sealed_hash = coalesce(sealed_hash, encode(sha256(convert_to(seal, 'UTF8')), 'hex'))
      where practice_id = ${member.practiceId} and id = ${id}`
  }
  return rows.length
}

/** Also the other one's: both statements name both. */
async function inSignatures(
  sql: postgres.TransactionSql,
  member: Member,
  pseudonym: string,
): Promise<number> {
  const rows = await sql<{ id: string; evidence: string; statement: string; seal: string }[]>`
    select s.id, s.evidence, s.statement, v.seal
    from sign_offs s join versions v on v.practice_id = s.practice_id and v.id = s.version_id
    where s.practice_id = ${member.practiceId}
      and ${member.id} in (v.seal::jsonb ->> 'clientId', v.seal::jsonb ->> 'coachId')`
  for (const { id, evidence, statement, seal } of rows) {
    const fields: Sealed = JSON.parse(evidence)
    const of: Sealed = JSON.parse(seal)
    const name = String(of.clientId === member.id ? of.clientName : of.coachName)
    const own = fields.memberId === member.id
    const replaced = own ? canonicalJson({ ...fields, name: pseudonym, typedName: pseudonym }) : evidence
    await sql`
      update sign_offs set evidence = ${replaced}, statement = ${statement.replaceAll(name, pseudonym)},
        typed_name = ${own ? pseudonym : sql`typed_name`},
        sealed_hash = coalesce(sealed_hash, encode(sha256(convert_to(evidence, 'UTF8')), 'hex'))
      where practice_id = ${member.practiceId} and id = ${id}`
  }
  return rows.length
}
