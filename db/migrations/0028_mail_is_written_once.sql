DROP INDEX "emails_by_subject";--> statement-breakpoint
CREATE UNIQUE INDEX "emails_once" ON "emails" USING btree ("about_id","to_address","kind");--> statement-breakpoint
DROP POLICY "reminders: asked for by yourself, about your own work" ON "reminders";--> statement-breakpoint
-- From here on by hand: what one is reminded of is written by the jobs, from rows that people write elsewhere.
revoke insert (practice_id, member_id, engagement_id, about_id, due_at) on reminders from waymark_app;
