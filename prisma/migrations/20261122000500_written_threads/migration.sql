-- Threads in which posts were written that other modules have not been told of yet.
CREATE TABLE "ThreadWritten" (
    "threadId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThreadWritten_pkey" PRIMARY KEY ("threadId")
);
