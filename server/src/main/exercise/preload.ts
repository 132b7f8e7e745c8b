import { refuseOutside } from './refuse-outside.ts'

refuseOutside()
