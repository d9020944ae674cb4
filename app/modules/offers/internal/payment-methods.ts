/** A way of paying. Another one (a payment service) is another entry: what it begins is confirmed by the brand, or by a call of its own. */
export interface PaymentMethod {
  key: string;
  /** Whether the member shows something that they paid: the picture of a bank's slip. */
  needsSlip: boolean;
  /** Saying so makes a payment that waits to be seen; otherwise it is paid when the order is handed over. */
  beginsPayment: boolean;
}

export const paymentMethods = {
  pickup: { key: 'pickup', needsSlip: false, beginsPayment: false },
  transfer: { key: 'transfer', needsSlip: true, beginsPayment: true },
} satisfies Record<string, PaymentMethod>;

export type PaymentMethodKey = keyof typeof paymentMethods;
