ALTER TABLE "review_answers" DROP CONSTRAINT "review_answers_answer";--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_answer" CHECK ("review_answers"."answer" in ('ready', 'changes', 'withdrawn'));--> statement-breakpoint
CREATE POLICY "review_answers: the client takes the question back, as themselves" ON "review_answers" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("review_answers"."answered_by" = (select wall.me()) and "review_answers"."answer" = 'withdrawn' and "review_answers"."words" is null
        and "review_answers"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
ALTER POLICY "review_answers: the coach answers, as themselves" ON "review_answers" TO waymark_app WITH CHECK ("review_answers"."answered_by" = (select wall.me()) and "review_answers"."answer" <> 'withdrawn' and "review_answers"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')));