/** What a file of purchases has in its columns, in any order. */
export const purchaseColumns = [
  'email',
  'reference',
  'date',
  'sku',
  'name',
  'quantity',
  'amount',
  'currency',
] as const;

export const mostFilePurchases = 300;
