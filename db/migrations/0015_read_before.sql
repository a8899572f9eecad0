ALTER TABLE "checkpoint_reads" ADD COLUMN "before_checkpoint_id" uuid;--> statement-breakpoint
ALTER TABLE "checkpoint_reads" ADD CONSTRAINT "checkpoint_reads_practice_id_before_checkpoint_id_checkpoints_practice_id_id_fk" FOREIGN KEY ("practice_id","before_checkpoint_id") REFERENCES "public"."checkpoints"("practice_id","id") ON DELETE set null ("before_checkpoint_id") ON UPDATE no action;
--> statement-breakpoint
grant update (before_checkpoint_id) on checkpoint_reads to waymark_app;
