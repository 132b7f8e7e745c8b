/** Talks that somebody proposes to end are few among all that is done: the day of the centre finds them by their own index. */
export const indexes = [
  "incident_activity_futile on incident_activity (incident_id, seq) where type = 'propose_futile'",
]
