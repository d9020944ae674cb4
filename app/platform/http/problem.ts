import type { ErrorCode, FieldProblem } from '../errors';

/** Why a page cannot be shown. */
export interface PageProblem {
  code: ErrorCode;
  params: Record<string, string | number>;
}

/** Why a form was refused, with what was typed (never passwords). `form` is the form's `intent`, where a page has several. */
export interface FormProblem extends PageProblem {
  fields: Record<string, FieldProblem>;
  values: Record<string, string | string[]>;
  form?: string;
}
