/** What the row of the trail says with which each restore ends: nobody else writes as this desk. */
export const RESTORED_BY = { procedure: 'backups.restore', desk: 'restore' } as const;
