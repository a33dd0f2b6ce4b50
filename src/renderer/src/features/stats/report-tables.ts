/** The tables of a report, each with the same numbers of the period before. Pure. */
import type { Figures, Report } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { weekdayName } from '../../lib/clock.ts';
import { countDifference, minutesDifference, shareDifference, shareOf } from './numbers.ts';
import {
  barOf,
  type Cell,
  count,
  hours,
  label,
  minutes,
  share,
  shareBar,
  type TableModel,
} from './table-model.ts';

/** What the period comes to, and the difference in words. */
export function comparisonTable({ now, before }: Report): TableModel {
  const counted = (title: string, of: (figures: Figures) => number): Cell[] => [
    label(title),
    count(of(now)),
    count(of(before)),
    label(countDifference(of(now), of(before))),
  ];
  const shared = (title: string, of: (figures: Figures) => number | null): Cell[] => [
    label(title),
    share(of(now)),
    share(of(before)),
    label(shareDifference(of(now), of(before))),
  ];
  const waited = (title: string, of: (figures: Figures) => number | null): Cell[] => [
    label(title),
    minutes(of(now)),
    minutes(of(before)),
    label(minutesDifference(of(now), of(before))),
  ];
  return {
    title: t('reports.comparison'),
    head: [t('reports.measure'), t('reports.now'), t('reports.before'), t('reports.difference')],
    rows: [
      counted(t('reports.confirmed'), ({ visits }) => visits.confirmed),
      counted(t('reports.cancelled'), ({ visits }) => visits.cancelled),
      shared(t('reports.cancelShare'), ({ visits }) =>
        shareOf(visits.cancelled, visits.cancelled + visits.confirmed),
      ),
      counted(t('reports.noShows'), ({ visits }) => visits.noShow),
      shared(t('reports.noShowShare'), ({ visits }) => shareOf(visits.noShow, visits.due)),
      shared(t('reports.useOfTime'), (figures) => shareOf(figures.minutes.booked, figures.minutes.offered)),
      counted(t('reports.walkIns'), ({ visits }) => visits.walkIns),
      counted(t('reports.left'), ({ visits }) => visits.left),
      counted(t('reports.newPatients'), ({ patients }) => patients.new),
      counted(t('reports.returningPatients'), ({ patients }) => patients.returning),
      waited(t('reports.median'), ({ waiting }) => waiting?.median ?? null),
      waited(t('reports.p90'), ({ waiting }) => waiting?.p90 ?? null),
    ],
  };
}

interface Used {
  offered: number;
  booked: number;
}
const partUsed = (used: Used | undefined) => (used ? shareOf(used.booked, used.offered) : null);

/** Use, what it was before, and the difference. */
function usedCells(now: Used, before: Used | undefined): Cell[] {
  return [
    hours(now.offered),
    hours(now.booked),
    shareBar(partUsed(now)),
    share(partUsed(before)),
    label(shareDifference(partUsed(now), partUsed(before))),
  ];
}

const usedHead = () => [
  t('reports.offered'),
  t('reports.booked'),
  t('reports.use'),
  t('reports.before'),
  t('reports.difference'),
];

export function timeTables({ now, before }: Report): TableModel[] {
  return [
    {
      title: t('reports.useByDoctor'),
      hint: t('reports.useHint'),
      head: [t('stats.doctor'), ...usedHead(), t('reports.blocked'), t('reports.extra')],
      rows: now.usedByDoctor.map((doctor) => [
        label(doctor.doctorName),
        ...usedCells(
          doctor,
          before.usedByDoctor.find(({ doctorId }) => doctorId === doctor.doctorId),
        ),
        hours(doctor.blocked),
        hours(doctor.extra),
      ]),
    },
    {
      title: t('reports.useByWeekday'),
      head: [t('reports.weekday'), ...usedHead()],
      rows: now.usedByWeekday.map((day) => [
        label(weekdayName(day.weekday, 'long')),
        ...usedCells(
          day,
          before.usedByWeekday.find(({ weekday }) => weekday === day.weekday),
        ),
      ]),
    },
    {
      title: t('reports.useByHour'),
      head: [t('reports.hour'), ...usedHead()],
      rows: now.usedByHour.map((used) => [
        label(hourText(used.hour)),
        ...usedCells(
          used,
          before.usedByHour.find(({ hour }) => hour === used.hour),
        ),
      ]),
    },
  ];
}

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

type Visits = Pick<Figures['byLead'][number], 'confirmed' | 'due' | 'noShow' | 'cancelled'>;
const missed = (visits: Visits | undefined) => (visits ? shareOf(visits.noShow, visits.due) : null);

function visitCells(now: Visits, before: Visits | undefined): Cell[] {
  return [
    count(now.confirmed),
    count(now.cancelled),
    count(now.noShow),
    shareBar(missed(now)),
    share(missed(before)),
    label(shareDifference(missed(now), missed(before))),
  ];
}

const visitHead = () => [
  t('stats.confirmed'),
  t('reports.cancelled'),
  t('reports.noShows'),
  t('reports.noShowShare'),
  t('reports.before'),
  t('reports.difference'),
];

export function visitTables({ now, before }: Report): TableModel[] {
  const cancelled = (figures: Figures) => figures.visits.cancelled;
  return [
    {
      title: t('reports.byLead'),
      hint: t('reports.noShowHint'),
      head: [t('reports.lead'), ...visitHead()],
      rows: now.byLead.map((visits, index) => [
        label(t(`reports.lead.${visits.lead}`)),
        ...visitCells(visits, before.byLead[index]),
      ]),
    },
    {
      title: t('reports.byNotice'),
      head: [
        t('reports.notice'),
        t('reports.count'),
        t('reports.share'),
        t('reports.before'),
        t('reports.difference'),
      ],
      rows: now.byNotice.map((one, index) => {
        const was = before.byNotice[index]?.cancelled ?? 0;
        return [
          label(t(`reports.notice.${one.notice}`)),
          count(one.cancelled),
          shareBar(shareOf(one.cancelled, cancelled(now))),
          count(was),
          label(countDifference(one.cancelled, was)),
        ];
      }),
    },
    {
      title: t('reports.byType'),
      head: [t('reports.type'), ...visitHead()],
      rows: now.byType.map((visits) => [
        label(visits.name ?? t('reports.noType')),
        ...visitCells(
          visits,
          before.byType.find(({ visitTypeId }) => visitTypeId === visits.visitTypeId),
        ),
      ]),
    },
  ];
}

type Waited = Figures['waitingByHour'][number] | Figures['waitingByDoctor'][number];

export function waitingTables({ now, before }: Report): TableModel[] {
  const head = (first: string) => [
    first,
    t('reports.patients'),
    t('reports.medianShort'),
    t('reports.p90Short'),
    t('reports.before'),
    t('reports.difference'),
  ];
  const all: Waited[] = [...now.waitingByHour, ...now.waitingByDoctor];
  const longest = Math.max(0, ...all.map(({ p90 }) => p90));
  const cells = (waited: Waited, was: Waited | undefined): Cell[] => [
    count(waited.count),
    barOf(minutes(waited.median), shareOf(waited.median, longest)),
    barOf(minutes(waited.p90), shareOf(waited.p90, longest)),
    minutes(was?.median ?? null),
    label(minutesDifference(waited.median, was?.median ?? null)),
  ];
  return [
    {
      title: t('reports.waitingByHour'),
      hint: t('reports.waitingHint'),
      head: head(t('reports.hour')),
      rows: now.waitingByHour.map((waited) => [
        label(hourText(waited.hour)),
        ...cells(
          waited,
          before.waitingByHour.find(({ hour }) => hour === waited.hour),
        ),
      ]),
    },
    {
      title: t('reports.waitingByDoctor'),
      head: head(t('stats.doctor')),
      rows: now.waitingByDoctor.map((waited) => [
        label(waited.doctorName),
        ...cells(
          waited,
          before.waitingByDoctor.find(({ doctorId }) => doctorId === waited.doctorId),
        ),
      ]),
    },
  ];
}
