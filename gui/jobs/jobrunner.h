// SPDX-License-Identifier: GPL-3.0-or-later
// JobRunner owns the threads behind the window. Work runs in lanes: model and io several at once, index and
// eval one at a time each. What a person changed, and readings that must see it, go into edits: one at a
// time, in the order of the starts, and all of it is done before the runner is gone. Results and progress
// come back on the interface's thread through one mailbox, drained at most every 33 ms. Exactly one of
// succeeded, failed, cancelled follows a start. A result whose receiver is gone, or whose handle was
// cancelled or replaced, is dropped. Destruction stops and joins.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace touchstone::gui {

enum class Lane : std::uint8_t { Model, Index, Io, Eval, Edits };

/// What the status bar shows of a running job.
struct JobStatus {
    quint64 id = 0;
    QString title;
    QString stage;
    quint64 done = 0, total = 0; ///< total 0 = not known
    std::optional<double> secondsLeft;
    bool visible = true; ///< quick look-ups are not worth a line
};

/// A started job. Cancelling asks it to stop; the outcome is then Cancelled. A default-made handle stands for
/// nothing.
class JobHandle {
public:
    JobHandle() = default;
    void cancel();
    /// Cancels, and drops whatever would still arrive.
    void forget();
    /// Until its outcome is told, which is a moment after the work has ended. Interface's thread.
    [[nodiscard]] bool active() const;
    [[nodiscard]] quint64 id() const;

    struct State; ///< inside jobrunner.cpp

private:
    friend class JobRunner;
    explicit JobHandle(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    /// Runs `work` on the lane's thread and `done` with its result on the interface's thread, unless
    /// `receiver` is gone.
    template<class T>
    JobHandle start(Lane lane, const QString& title, QObject* receiver,
                    std::function<Result<T>(JobContext&)> work, std::function<void(Result<T>)> done,
                    bool visible = true) {
        auto box = std::make_shared<std::optional<Result<T>>>();
        return startErased(
            lane, title, receiver,
            [box, work = std::move(work)](JobContext& context) { box->emplace(work(context)); },
            [box, done = std::move(done)] {
                if (done && box->has_value())
                    done(std::move(**box));
            },
            visible);
    }

    /// On a job's own thread: `deliver` is called on the interface's thread within about 33 ms, in order,
    /// unless the receiver is gone or the job forgotten. For passages and stages that come before the end.
    static void post(std::function<void()> deliver);
    /// The same for the threads that a job has work done on: take it on the job's thread, call it from any.
    static std::function<void(std::function<void()>)> poster();

    [[nodiscard]] std::vector<JobStatus> jobs() const;
    void cancel(quint64 id);
    void cancelAll();

Q_SIGNALS:
    /// A job began, moved or ended; at most every 33 ms.
    void jobsChanged();

private:
    JobHandle startErased(Lane lane, const QString& title, QObject* receiver,
                          std::function<void(JobContext&)> work, std::function<void()> done, bool visible);
    void drain();
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace touchstone::gui
