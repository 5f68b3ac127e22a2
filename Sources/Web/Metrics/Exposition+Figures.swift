import ContactCenter

extension Exposition {
    /// The figures of each queue since midnight.
    mutating func figures(_ rows: [FigureRow]) {
        let queues = rows.compactMap { row -> (String, FigureRow)? in
            guard case .queue(let name) = row.subject else { return nil }
            return (name, row)
        }
        family("switchboard_queue_today_calls", .gauge, "Calls since midnight, by what counted for them.")
        for (queue, row) in queues {
            for figure in Figure.allCases {
                sample("switchboard_queue_today_calls", [("queue", queue), ("figure", figure.rawValue)], row[figure])
            }
        }
        family(
            "switchboard_queue_today_service_level_ratio", .gauge,
            "Service level since midnight at the queue's threshold, by the name of the formula.")
        for (queue, row) in queues {
            for formula in ServiceLevel.allCases {
                guard let level = row.serviceLevel(formula) else { continue }
                let labels = [("queue", queue), ("formula", formula.rawValue)]
                sample("switchboard_queue_today_service_level_ratio", labels, level)
            }
        }
        gauge("switchboard_queue_service_level_threshold_seconds", "The queue's answer_within.", queues) {
            $0.threshold
        }
        gauge("switchboard_queue_today_answer_seconds", "Average wait of answered callers since midnight.", queues) {
            $0.averageSpeedOfAnswer
        }
        gauge("switchboard_queue_today_handling_seconds", "Average talk and wrap-up of a call since midnight.", queues)
        {
            $0.averageHandling
        }
        gauge("switchboard_queue_today_occupancy_ratio", "Occupancy of the queue's agents since midnight.", queues) {
            $0.occupancy
        }
    }

    private mutating func gauge(
        _ name: String, _ help: String, _ queues: [(String, FigureRow)], _ value: (FigureRow) -> Double?
    ) {
        family(name, .gauge, help)
        for (queue, row) in queues {
            if let value = value(row) { sample(name, [("queue", queue)], value) }
        }
    }
}
