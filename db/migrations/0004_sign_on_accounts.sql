CREATE TABLE "sign_on_accounts" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"login_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_on_accounts_issuer_subject_pk" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "sign_on_accounts_one_per_login" UNIQUE("issuer","login_id")
);
--> statement-breakpoint
ALTER TABLE "sign_on_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sign_on_accounts" ADD CONSTRAINT "sign_on_accounts_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "sign_on_accounts: sign-in and jobs" ON "sign_on_accounts" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER TABLE "sign_on_accounts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- No update: a subject belongs to one login, or to none once the login is gone.
grant select, insert on sign_on_accounts to waymark_system;
