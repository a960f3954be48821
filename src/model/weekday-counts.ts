/** Counts of 168 hours of the week by weekday, Monday first. */
export function sumByWeekday(byWeekHour: ArrayLike<number>): Uint32Array {
  const days = new Uint32Array(7);
  for (let hour = 0; hour < byWeekHour.length; hour++) {
    const day = Math.floor(hour / 24);
    days[day] = (days[day] as number) + (byWeekHour[hour] as number);
  }
  return days;
}
