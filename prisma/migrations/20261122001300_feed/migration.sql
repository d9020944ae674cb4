-- A member's followed threads, and their own, for the start page.
CREATE INDEX "ThreadReader_member_following_idx" ON "ThreadReader" ("memberId") WHERE "follow" = 'following';
