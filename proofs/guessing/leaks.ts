import type postgres from 'postgres'
import { limits } from '@/lib/auth/attempts'
import { bucketFor } from '@/lib/auth/token'
import type { Victim } from './victims'

// The control: what somebody could get wrong on a bad day, planted in the database for as long as it is looked for.

const only = `new.email like '%@guess.example'`
const isKnown = 'exists (select from public.logins l where lower(l.email) = lower(new.email))'

export const slowForTheKnown = `create function public.planted() returns trigger language plpgsql security definer as $$ begin
    if ${only} and ${isKnown} then perform pg_sleep(0.012); end if; return new; end $$;
  create trigger planted before insert on sign_in_requests for each row execute function public.planted()`

export const refusesTheUnknown = `create function public.planted() returns trigger language plpgsql security definer as $$ begin
    if ${only} and new.name is null and not ${isKnown} then raise exception 'nobody'; end if; return new; end $$;
  create trigger planted before insert on sign_in_requests for each row execute function public.planted()`

/** The naive answer to guessing: whoever is guessed at is shut out. */
export const shutsOutTheGuessedAt = `create function public.planted() returns trigger language plpgsql security definer as $$ begin
    if ${only} and new.tries > old.tries then
      update public.sign_in_requests set expires_at = now() where email = new.email and id <> new.id; new.expires_at = now();
    end if; return new; end $$;
  create trigger planted before update on sign_in_requests for each row when (pg_trigger_depth() = 0)
    execute function public.planted()`

export const forgetsToCount = (victims: readonly Victim[]) => {
  const buckets = victims.map(({ email }) => `'${bucketFor(limits.wrongCodesForAddress.what, email)}'`)
  return `create function public.planted() returns trigger language plpgsql as $$ begin
      if new.bucket in (${buckets}) then new.count = 0; end if; return new; end $$;
    create trigger planted before insert or update on attempts for each row execute function public.planted()`
}

export async function planted<Result>(
  admin: postgres.Sql,
  leak: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await admin.unsafe(leak)
  try {
    return await work()
  } finally {
    await admin.unsafe('drop function public.planted() cascade')
  }
}
