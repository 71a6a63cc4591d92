BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

Describe 'Bulk work' {
    BeforeEach {
        $null = Start-AdminSandbox -Latency 00:00:00.005
        $null = New-AdminGroup
    }

    AfterEach {
        Stop-AdminSandbox
    }

    It 'writes users in input order, bad rows between them, at -ThrottleLimit <_>' -ForEach 1, 2, 5, 16, 64 {
        $rows = 1..40 | ForEach-Object {
            $name = if ($_ % 7 -eq 0) { "bad name $_" } else { "user$_" }
            $group = if ($_ % 10 -eq 0) { 'Nobody' } else { 'Administrators' }
            [pscustomobject]@{ UserName = $name; GroupName = $group }
        }

        $users = $rows | New-AdminUser -ThrottleLimit $_ -ErrorAction SilentlyContinue -ErrorVariable problems

        $good = $rows | Where-Object { $_.UserName -notlike 'bad*' -and $_.GroupName -ne 'Nobody' }
        $users.UserName | Should -Be $good.UserName
        $users.Outcome | Select-Object -Unique | Should -Be 'Created'
        $bad = $rows | Where-Object { $_ -notin $good }
        $problems.TargetObject | Should -Be ($bad | ForEach-Object {
                if ($_.UserName -like 'bad*') { $_.UserName } else { 'Nobody' }
            })
        (Get-AdminGroupMember Administrators).UserName | Sort-Object | Should -Be ($good.UserName | Sort-Object)
    }

    It 'has no more records in flight than -ThrottleLimit' {
        $null = Start-AdminSandbox -Latency 00:00:00.050
        $null = 1..12 | ForEach-Object { "user$_" } | New-AdminUser -ThrottleLimit 3
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $null = 13..24 | ForEach-Object { "user$_" } | New-AdminUser -ThrottleLimit 3

        # Twelve users, one round trip each, three at a time.
        $clock.ElapsedMilliseconds | Should -BeGreaterThan 199
    }

    It 'reads input only as fast as records are processed' {
        $read = 0
        1..1000 | ForEach-Object { $read++; "user$_" } | New-AdminUser -ThrottleLimit 2 | Select-Object -First 1 |
            Out-Null

        $read | Should -BeLessThan 100
    }

    It 'shows progress of a long batch, and its end' {
        $null = Start-AdminSandbox -Latency 00:00:00.100
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($module, $url)
                Import-Module $module
                $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
                1..30 | ForEach-Object { "user$_" } | New-AdminUser -ThrottleLimit 2
            }).AddArgument((Join-Path $PSScriptRoot '../../AdminIam.psd1')).AddArgument((Get-AdminSandbox).EndpointUrl)
        $null = $shell.Invoke()

        $progress = @($shell.Streams.Progress | Where-Object Activity -EQ 'New-AdminUser')
        $progress.Count | Should -BeGreaterThan 1
        $progress[0].StatusDescription | Should -Match '^\d+ done, 0 failed, [\d.,]+ per second$'
        $progress[-1].RecordType | Should -Be 'Completed'
        $progress[0..($progress.Count - 2)].RecordType | Should -Not -Contain 'Completed'
        $shell.Dispose()
    }

    It 'removes and moves users in bulk too' {
        $names = 1..20 | ForEach-Object { "user$_" }
        $null = $names | New-AdminUser

        ($names | Add-AdminUserToGroup -GroupName Administrators -ThrottleLimit 8 -PassThru).UserName |
            Should -Be $names
        @(Get-AdminGroupMember Administrators).Count | Should -Be 20
        ($names |
            Remove-AdminUserFromGroup -GroupName Administrators -ThrottleLimit 8 -PassThru -Confirm:$false).UserName |
            Should -Be $names
        $names | Remove-AdminUser -ThrottleLimit 8 -Confirm:$false
        Get-AdminUser | Should -BeNullOrEmpty
    }
}
