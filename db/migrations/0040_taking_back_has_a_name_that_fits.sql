-- A name that Postgres does not cut off at 63 bytes.
DROP POLICY "review_answers: the client takes the question back, as themselves" ON "review_answers";--> statement-breakpoint
CREATE POLICY "review_answers: the client takes it back, as themselves" ON "review_answers" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("review_answers"."answered_by" = (select wall.me()) and "review_answers"."answer" = 'withdrawn' and "review_answers"."words" is null
        and "review_answers"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));
