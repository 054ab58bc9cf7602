/** How many companies and projects the seeded story has. */
export const STORY_COMPANIES = 80;
export const STORY_PROJECTS = 120;

/** People from this number on carry it in their e-mail address, so that they can be found without looking at all. */
export const UNNUMBERED = 500;
