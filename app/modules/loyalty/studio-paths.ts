/** The brand's side of points. */
export const pointsDeskPaths = {
  rules: () => '/studio/points',
  newRule: () => '/studio/points/rules/new',
  rule: (ruleId: string) => `/studio/points/rules/${ruleId}`,
  tryOut: () => '/studio/points/try',
  tiers: () => '/studio/points/tiers',
  simulator: () => '/studio/points/tiers/simulator',
  figures: () => '/studio/points/figures',
  figuresFile: () => '/studio/points/figures/export',
  rewards: () => '/studio/rewards',
  newReward: () => '/studio/rewards/new',
  reward: (rewardId: string) => `/studio/rewards/${rewardId}`,
  member: (memberId: string) => `/studio/members/${memberId}/points`,
  purchases: () => '/support/purchases',
  newPurchase: () => '/support/purchases/new',
  purchaseFile: () => '/support/purchases/file',
  purchase: (purchaseId: string) => `/support/purchases/${purchaseId}`,
};
