export const CARRIED: readonly string[]
export function layOutProduct(folder: string): void
