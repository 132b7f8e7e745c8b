/** Questions by municipality and group of topics against their norm, as a table with colours. */
export { Matrix } from './Matrix.tsx'
