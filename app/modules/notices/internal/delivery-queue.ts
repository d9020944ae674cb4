/** The queue of what is due on other channels; it is also run every minute. */
export const deliverQueue = { name: 'notices.deliver' } as const;
