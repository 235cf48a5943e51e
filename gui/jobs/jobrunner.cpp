// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/jobs/jobrunner.h"

#include <QTimer>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>

namespace touchstone::gui {

namespace {
constexpr int kDrainMs = 33;
constexpr std::array<int, 5> kThreadsOfLane{4, 1, 2, 1, 1}; // by Lane
} // namespace

struct JobHandle::State {
    quint64 id = 0;
    std::stop_source stop;
    std::atomic<bool> forgotten{false};
    QPointer<QObject> receiver; // from here on touched on the interface's thread alone
    bool ended = false;
    bool hadReceiver = false;
    std::function<void()> done;
};

/// What waits for the interface's thread: deliveries in order, and the newest progress of each job.
struct Mailbox {
    struct Letter {
        std::shared_ptr<JobHandle::State> job;
        std::function<void()> deliver;
        bool last = false;
    };
    std::mutex mutex;
    std::deque<Letter> letters;
    std::map<quint64, Progress> progress;
    bool woken = false;
    QObject* waker = nullptr; // null once the runner is being destroyed
    std::function<void()> wake;

    void put(Letter letter) {
        const std::lock_guard lock(mutex);
        letters.push_back(std::move(letter));
        ring();
    }
    void report(quint64 id, const Progress& now) {
        const std::lock_guard lock(mutex);
        progress[id] = now;
        ring();
    }

private:
    void ring() {
        if (woken || !waker)
            return;
        woken = true;
        QMetaObject::invokeMethod(waker, wake, Qt::QueuedConnection);
    }
};

namespace {

/// The job whose work runs on this thread, and its mailbox.
struct CurrentJob {
    std::shared_ptr<Mailbox> mailbox;
    std::shared_ptr<JobHandle::State> job;
};
thread_local CurrentJob currentJob;

} // namespace

struct JobRunner::Private {
    struct Task {
        std::shared_ptr<JobHandle::State> job;
        QString title;
        std::function<void(JobContext&)> work;
    };
    struct LaneState {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::deque<Task> queue;
        std::vector<std::jthread> threads;
    };
    std::array<LaneState, kThreadsOfLane.size()> lanes;
    std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
    std::map<quint64, std::pair<JobStatus, std::shared_ptr<JobHandle::State>>>
        running; // interface's thread alone
    quint64 nextId = 1;
    QTimer* timer = nullptr;

    void serve(LaneState& lane, const std::stop_token& stop) {
        for (;;) {
            Task task;
            {
                std::unique_lock lock(lane.mutex);
                if (!lane.changed.wait(lock, stop, [&] { return !lane.queue.empty(); }))
                    return;
                task = std::move(lane.queue.front());
                lane.queue.pop_front();
            }
            JobContext context;
            context.stop = task.job->stop.get_token();
            context.job = task.title.toStdString();
            context.progress = [box = mailbox, id = task.job->id](const Progress& now) {
                box->report(id, now);
            };
            currentJob = {mailbox, task.job};
            task.work(context);
            currentJob = {};
            mailbox->put({task.job, task.job->done, true});
        }
    }
};

void JobHandle::cancel() {
    if (m_state)
        m_state->stop.request_stop();
}

void JobHandle::forget() {
    if (!m_state)
        return;
    m_state->forgotten = true;
    m_state->stop.request_stop();
    m_state.reset();
}

bool JobHandle::active() const {
    return m_state && !m_state->ended;
}
quint64 JobHandle::id() const {
    return m_state ? m_state->id : 0;
}

JobRunner::JobRunner(QObject* parent) : QObject(parent), m_private(std::make_unique<Private>()) {
    m_private->timer = new QTimer(this);
    m_private->timer->setSingleShot(true);
    m_private->timer->setInterval(kDrainMs);
    connect(m_private->timer, &QTimer::timeout, this, &JobRunner::drain);
    m_private->mailbox->waker = this;
    // The first letter is delivered at once; those that come within the next 33 ms wait for the timer.
    m_private->mailbox->wake = [this] {
        if (!m_private->timer->isActive())
            drain();
    };
}

JobRunner::~JobRunner() {
    {
        const std::lock_guard lock(m_private->mailbox->mutex);
        m_private->mailbox->waker = nullptr;
    }
    cancelAll();
    for (auto& lane : m_private->lanes) {
        for (std::jthread& thread : lane.threads)
            thread.request_stop();
        lane.changed.notify_all();
    }
    for (auto& lane : m_private->lanes)
        lane.threads.clear();
}

JobHandle JobRunner::startErased(Lane laneName, const QString& title, QObject* receiver,
                                 std::function<void(JobContext&)> work, std::function<void()> done,
                                 bool visible) {
    auto job = std::make_shared<JobHandle::State>();
    job->id = m_private->nextId++;
    job->receiver = receiver;
    job->hadReceiver = receiver != nullptr;
    job->done = std::move(done);
    JobStatus status;
    status.id = job->id;
    status.title = title;
    status.visible = visible;
    m_private->running.emplace(job->id, std::make_pair(status, job));
    auto& lane = m_private->lanes[static_cast<std::size_t>(laneName)];
    {
        const std::lock_guard lock(lane.mutex);
        lane.queue.push_back({job, title, std::move(work)});
        const auto most = static_cast<std::size_t>(kThreadsOfLane[static_cast<std::size_t>(laneName)]);
        if (lane.threads.size() < most)
            lane.threads.emplace_back(
                [this, &lane](const std::stop_token& stop) { m_private->serve(lane, stop); });
    }
    lane.changed.notify_one();
    if (visible)
        Q_EMIT jobsChanged();
    return JobHandle(job);
}

void JobRunner::post(std::function<void()> deliver) {
    if (currentJob.mailbox)
        currentJob.mailbox->put({currentJob.job, std::move(deliver), false});
}

std::function<void(std::function<void()>)> JobRunner::poster() {
    return [mailbox = currentJob.mailbox, job = currentJob.job](std::function<void()> deliver) {
        if (mailbox)
            mailbox->put({job, std::move(deliver), false});
    };
}

void JobRunner::drain() {
    std::deque<Mailbox::Letter> letters;
    std::map<quint64, Progress> progress;
    {
        const std::lock_guard lock(m_private->mailbox->mutex);
        letters.swap(m_private->mailbox->letters);
        progress.swap(m_private->mailbox->progress);
        m_private->mailbox->woken = false;
    }
    if (letters.empty() && progress.empty())
        return;
    m_private->timer->start();
    bool changed = false;
    for (const auto& [id, now] : progress) {
        const auto found = m_private->running.find(id);
        if (found == m_private->running.end())
            continue;
        JobStatus& status = found->second.first;
        status.stage = QString::fromStdString(now.stage);
        status.done = now.done;
        status.total = now.total;
        status.secondsLeft = now.secondsLeft;
        changed = changed || status.visible;
    }
    for (Mailbox::Letter& letter : letters) {
        if (letter.last) {
            letter.job->ended = true;
            const auto found = m_private->running.find(letter.job->id);
            if (found != m_private->running.end()) {
                changed = changed || found->second.first.visible;
                m_private->running.erase(found);
            }
        }
        const bool gone = letter.job->hadReceiver && letter.job->receiver.isNull();
        if (!gone && !letter.job->forgotten && letter.deliver)
            letter.deliver();
    }
    if (changed)
        Q_EMIT jobsChanged();
}

std::vector<JobStatus> JobRunner::jobs() const {
    std::vector<JobStatus> out;
    for (const auto& [id, entry] : m_private->running)
        if (entry.first.visible)
            out.push_back(entry.first);
    return out;
}

void JobRunner::cancel(quint64 id) {
    const auto found = m_private->running.find(id);
    if (found != m_private->running.end())
        found->second.second->stop.request_stop();
}

void JobRunner::cancelAll() {
    for (const auto& [id, entry] : m_private->running)
        entry.second->stop.request_stop();
}

} // namespace touchstone::gui
