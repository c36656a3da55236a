// SPDX-License-Identifier: GPL-2.0
/* Tests of semaphores for readers and writers, linux/rwsem.h. */
#include <linux/kernel.h>
#include <linux/rwsem.h>
#include <linux/smp.h>
#include <linux/test.h>

static DECLARE_RWSEM(sem);

/* Readers are many, a writer is alone. */
TEST(lib, rwsem_trylock)
{
	EXPECT(down_read_trylock(&sem));
	EXPECT(down_read_trylock(&sem));
	up_read(&sem);
	up_read(&sem);
	down_write(&sem);
	EXPECT(!down_read_trylock(&sem));
	up_write(&sem);
	down_read(&sem);
	up_read(&sem);
	down_write(&sem);
	up_write(&sem);
}

#define RWSEM_ROUNDS	2000

static unsigned long written[2];
static atomic_t torn;

/* Every fourth time both numbers are counted up; in between they are equal. */
static void read_and_write(void *unused)
{
	int i;

	(void)unused;
	for (i = 0; i < RWSEM_ROUNDS; i++)
		if (i % 4 == 0) {
			down_write(&sem);
			written[0]++;
			cpu_relax();
			written[1]++;
			up_write(&sem);
		} else {
			down_read(&sem);
			if (written[0] != written[1])
				atomic_inc(&torn);
			up_read(&sem);
		}
}

/* No count is lost, and no reader sees one half of a change. */
TEST(lib, rwsem_on_all_cpus)
{
	written[0] = written[1] = 0;
	atomic_set(&torn, 0);
	test_on_all_cpus(read_and_write, NULL);
	EXPECT_EQ(atomic_read(&torn), 0);
	EXPECT_EQ(written[0], RWSEM_ROUNDS / 4UL * num_online_cpus());
	EXPECT_EQ(written[1], written[0]);
}
