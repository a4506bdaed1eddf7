declare const brand: unique symbol;

/** A nominal type: a `T` that was checked or made to be a `Name`, and cannot be mixed up with another one. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
