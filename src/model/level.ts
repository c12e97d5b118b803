/** Bandit's grades of severity and of confidence, from the lowest to the highest. */
export const levels = ['undefined', 'low', 'medium', 'high'] as const;
export type Level = (typeof levels)[number];

/** Where a level stands: 0 (undefined) to 3 (high). For sorting and comparing. */
export const rank = (level: Level): number => levels.indexOf(level);

/** Whether `level` is `floor` or higher. */
export const atLeast = (level: Level, floor: Level): boolean => rank(level) >= rank(floor);
