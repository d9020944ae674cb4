export const loyaltyPaths = {
  points: () => '/points',
  rewards: () => '/rewards',
};
