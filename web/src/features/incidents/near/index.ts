/** My tasks by how far they are from the phone, which alone knows where it is: «Рядом». */
export { NearTasks } from './NearTasks.tsx'
