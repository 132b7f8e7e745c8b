/** Removing an account looks for it among those who sent a course back. */
export const indexes = ['course_version_returner on course_version (returned_by)']
