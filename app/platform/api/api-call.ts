/** A request as the API reads it, whoever received it. */
export interface ApiRequest {
  /** Upper case; HEAD is read as GET. */
  method: string;
  /** Below /api/v1, without the query. */
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  /** The whole body. @throws too_large */
  body(maxBytes: number): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  /** Undefined: an answer without a body. */
  body: string | undefined;
}
