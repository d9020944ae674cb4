/** A language without a singular form (Thai, Vietnamese) leaves out the `_one` keys; every other key must be there. */
export type Translation<Source> = {
  [Key in keyof Source as Key extends `${string}_one` ? never : Key]: Source[Key] extends string
    ? string
    : Translation<Source[Key]>;
};
