ALTER POLICY "events: your engagements" ON "events" TO waymark_app USING ("events"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me()))
        or "events"."member_id" = (select wall.me()) or "events"."subject_id" = (select wall.me()) or (select wall.my_role()) = 'owner'
        or ("events"."verb" = 'access refused' and (
          exists (select 1 from engagements e where e.practice_id = "events"."practice_id" and e.id = "events"."subject_id")
          or exists (select 1 from visions v where v.practice_id = "events"."practice_id" and v.id = "events"."subject_id")
          or exists (select 1 from documents d where d.practice_id = "events"."practice_id" and d.id = "events"."subject_id"))));--> statement-breakpoint
ALTER POLICY "events: as yourself" ON "events" TO waymark_app WITH CHECK ("events"."member_id" = (select wall.me())
        and ("events"."engagement_id" is null or exists (select 1 from engagements e where e.practice_id = "events"."practice_id" and e.id = "events"."engagement_id")));--> statement-breakpoint
ALTER POLICY "handovers: the coach or the owner proposes, as themselves" ON "handovers" TO waymark_app WITH CHECK ("handovers"."proposed_by" = (select wall.me()) and "handovers"."answer" is null
        and ("handovers"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())) or (select wall.my_role()) = 'owner')
        and exists (
          select 1 from engagements e
          where e.practice_id = "handovers"."practice_id" and e.id = "handovers"."engagement_id" and e.coach_id = "handovers"."from_coach_id"));--> statement-breakpoint
ALTER POLICY "notices: as yourself, to the others of an engagement you see" ON "notices" TO waymark_app WITH CHECK ("notices"."from_id" = (select wall.me()) and "notices"."recipient_id" <> (select wall.me())
        and exists (select 1 from engagements e where e.practice_id = "notices"."practice_id" and e.id = "notices"."engagement_id")
        and "notices"."recipient_id" in (
          select unnest(array[e.coach_id, e.client_id]) from engagements e
          where e.practice_id = "notices"."practice_id" and e.id = "notices"."engagement_id"
          union all
          select h.from_coach_id from handovers h
          where h.practice_id = "notices"."practice_id" and h.engagement_id = "notices"."engagement_id"));--> statement-breakpoint
ALTER POLICY "members: yourself, colleagues, and who you work with" ON "members" TO waymark_app USING ("members"."id" = (select wall.me())
        or (select wall.my_role()) = 'owner'
        or ((select wall.my_role()) = 'coach' and "members"."role" in ('owner', 'coach'))
        or "members"."id" in (
          select e.client_id from engagements e where e.coach_id = (select wall.me())
          union all select e.coach_id from engagements e where e.client_id = (select wall.me()))
        or "members"."id" in (
          select unnest(array[h.from_coach_id, h.to_coach_id, h.proposed_by]) from handovers h));--> statement-breakpoint
ALTER POLICY "session_changes: the coach and the client, as themselves, while the work is under way" ON "session_changes" TO waymark_app WITH CHECK ("session_changes"."member_id" = (select wall.me()) and "session_changes"."engagement_id" in (
        select e.id from engagements e where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status = 'active'));