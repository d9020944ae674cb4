/** The desk's queues, in the order of their urgency. Apart from the views, whose shapes no page needs. */
export const deskQueues = ['emergency', 'overdue', 'soon', 'mine', 'waiting', 'unassigned', 'all'] as const;
export type DeskQueue = (typeof deskQueues)[number];
