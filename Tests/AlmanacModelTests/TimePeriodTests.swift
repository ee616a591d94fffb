import AlmanacModel
import Testing

@Test(arguments: [
  "2022", "2022-Q1", "2022-03", "2022-03-15", "2021/2025", "2022-01/2022-08", "2022-01-03/2022-01-09",
])
func `a period prints as it was written`(text: String) {
  #expect(TimePeriod(text)?.description == text)
}

@Test(arguments: [("2022-01/2022-03", "2022-Q1"), ("2022-S1", "2022-01/2022-06"), ("2022/2022", "2022")])
func `one period has one form`(written: String, form: String) {
  #expect(TimePeriod(written)?.description == form)
}

@Test(arguments: [
  "", "22", "2022-13", "2022-Q5", "2022-02-30", "2023/2022", "2022-Q1/2022-Q2", "2022/", "2O22", "9999",
])
func `what is no period is refused`(text: String) {
  #expect(TimePeriod(text) == nil)
}

@Test(arguments: [
  ("2022", "A"), ("2022-Q1", "Q"), ("2022-03", "M"), ("2022-03-15", "D"), ("2022-01/2022-06", "S"),
  ("2022-01/2022-08", "_O8M"), ("2021/2025", "_O5Y"), ("2022-02/2022-07", "_O6M"),
])
func `the frequency carries the length of a span`(period: String, freq: String) {
  #expect(Frequency(of: TimePeriod(period)).code == freq)
  #expect(Frequency(freq)?.code == freq)
}

@Test(arguments: [
  ("2022-01/2022-06", "2022-S1"), ("2022-01/2022-08", "2022-01-01/P8M"), ("2021/2025", "2021-01-01/P5Y"),
  ("2022-Q3", "2022-Q3"),
])
func `exports write spans as SDMX does`(period: String, sdmx: String) {
  #expect(TimePeriod(period)?.sdmx == sdmx)
}

@Test func `every day of four centuries survives the day count`() {
  for count in stride(from: -200_000, to: 50_000, by: 37) {
    let day = CalendarDay(daysSinceEpoch: count)
    #expect(day.daysSinceEpoch == count)
    #expect(CalendarDay(day.description) == day)
  }
}

@Test(arguments: [
  ("2022", "2021"), ("2022-Q1", "2021-Q1"), ("2024-02-29", "2023-02-28"),
  ("2022-01/2022-08", "2021-01/2021-08"),
])
func `a year earlier keeps the shape of the period`(period: String, earlier: String) {
  #expect(TimePeriod(period)?.shifted(byYears: -1)?.description == earlier)
}
