/** How long before its date a year's check or round may be held: it is about the year that is ending. */
export const LEAD_DAYS = { check: 60, round: 75 } as const;
