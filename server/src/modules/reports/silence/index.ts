/** The map of silence: settlements that write much less than people, season and neighbours let expect. */
export { mapSilence, type Settlement, type SettlementVoice } from './domain/map-silence.ts'
export { createSilences } from './read-silence.ts'
