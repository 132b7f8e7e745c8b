/** Where a tour that goes on keeps its place; nothing there: it has not begun, or has ended. */
export function tourKey(userId: string): string {
  return `tour.${userId}`
}
