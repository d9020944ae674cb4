/** Fragments of SQL: `Prisma.sql`, `Prisma.raw`, `Prisma.join`, `Prisma.empty`. */
export { Prisma } from './generated/client';
