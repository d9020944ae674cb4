export interface SearchAddress {
  q: string;
  /** A club's slug. */
  club?: string | null;
  type?: string | null;
  thread?: string | null;
}

export const searchPaths = {
  search: ({ q, club, type, thread }: SearchAddress) => {
    const params = new URLSearchParams({
      ...(q ? { q } : {}),
      ...(club ? { club } : {}),
      ...(type ? { type } : {}),
      ...(thread ? { thread } : {}),
    });
    return params.size > 0 ? `/search?${params}` : '/search';
  },
};
