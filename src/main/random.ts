/** Where randomness comes from: the system in the product, seeded generators in tests. */
export type RandomBytes = (size: number) => Buffer;
