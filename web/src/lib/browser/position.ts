/** Where the phone is, asked at a press and kept nowhere; null where the person or the sky refuses. */
export function findPosition(waitMs: number): Promise<{ latitude: number; longitude: number } | null> {
  if (!window.isSecureContext || !navigator.geolocation) return Promise.resolve(null)
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: waitMs, maximumAge: 30_000 },
    ),
  )
}
